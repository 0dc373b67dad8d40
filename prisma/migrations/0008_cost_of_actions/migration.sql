-- AlterTable
ALTER TABLE "action" ADD COLUMN     "milliseconds" DOUBLE PRECISION,
ADD COLUMN     "platform" JSON;

-- AlterTable
ALTER TABLE "run" ADD COLUMN     "refreshes" TEXT;
