-- What stands in a run beside its calls: fan-outs and their failed branches, gates, approvals, steps that are left out.
-- CreateTable
CREATE TABLE "run_node" (
    "tenant" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "node" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "data" JSON NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "run_node_pkey" PRIMARY KEY ("tenant","run_id","node")
);
