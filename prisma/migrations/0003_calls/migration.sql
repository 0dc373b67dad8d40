-- CreateTable
CREATE TABLE "call" (
    "tenant" TEXT NOT NULL,
    "call_digest" TEXT NOT NULL,
    "action_digest" TEXT NOT NULL,
    "sequence" BIGSERIAL NOT NULL,

    CONSTRAINT "call_pkey" PRIMARY KEY ("tenant","call_digest","action_digest")
);

-- CreateIndex
CREATE INDEX "call_tenant_call_digest_sequence_idx" ON "call"("tenant", "call_digest", "sequence" DESC);
