-- AlterTable
ALTER TABLE "run" ADD COLUMN "history" TEXT, ADD COLUMN "origin" JSON;

-- Runs that have ended and whose history is still to be kept; found without looking at all the others.
CREATE INDEX "run_without_history_idx" ON "run"("finished_at") WHERE "history" IS NULL AND "origin" IS NULL;
