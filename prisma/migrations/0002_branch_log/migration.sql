-- CreateTable
CREATE TABLE "branch_move" (
    "tenant" TEXT NOT NULL,
    "graph" TEXT NOT NULL,
    "branch" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "from_head" TEXT,
    "to_head" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "change_set" TEXT,
    "origin_branch" TEXT,
    "origin_sequence" INTEGER,
    "resolutions" JSON NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "branch_move_pkey" PRIMARY KEY ("tenant","graph","branch","sequence")
);

-- Branches that are there already begin where they stand: who moved them before was not written down.
INSERT INTO "branch_move" ("tenant", "graph", "branch", "sequence", "to_head", "by", "message", "resolutions", "at")
SELECT "tenant", "graph", "name", 1, "head", 'unknown', 'Stood here when its history began to be kept', '[]', "updated_at"
FROM "branch";

-- AlterTable
ALTER TABLE "resolution" ADD COLUMN "attributed_to" TEXT;
