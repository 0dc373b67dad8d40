-- AlterTable
ALTER TABLE "branch" ADD COLUMN "base" TEXT;

-- AlterTable
ALTER TABLE "branch_move" ADD COLUMN "closed" BOOLEAN NOT NULL DEFAULT false, ADD COLUMN "reverts" INTEGER;

-- A branch that was forked from another one is a scenario of it.
UPDATE "branch" b SET "base" = m."origin_branch"
FROM "branch_move" m
WHERE m."tenant" = b."tenant" AND m."graph" = b."graph" AND m."branch" = b."name" AND m."sequence" = 1;
