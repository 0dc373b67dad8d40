-- AlterTable
ALTER TABLE "open_question" ADD COLUMN     "addressee" TEXT,
ADD COLUMN     "answer_type" JSON,
ADD COLUMN     "question_id" TEXT;

-- AlterTable
ALTER TABLE "run" ADD COLUMN     "waiting_for" JSON;

-- CreateTable
CREATE TABLE "answer" (
    "tenant" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "question_id" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "said" JSON NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "justification" TEXT NOT NULL,
    "document" TEXT NOT NULL,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("tenant","run_id","question_id")
);

-- CreateTable
CREATE TABLE "decision" (
    "tenant" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "by" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "justification" TEXT NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("tenant","run_id","step")
);
