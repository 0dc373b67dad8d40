-- CreateTable
CREATE TABLE "content" (
    "tenant" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "encoding" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "content_pkey" PRIMARY KEY ("tenant","digest")
);

-- CreateTable
CREATE TABLE "document" (
    "tenant" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "document_pkey" PRIMARY KEY ("tenant","digest")
);

-- CreateTable
CREATE TABLE "snapshot" (
    "tenant" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "parents" TEXT[],
    "binding_digest" TEXT NOT NULL,
    "chunks" BYTEA NOT NULL,
    "assertion_count" INTEGER NOT NULL,
    "sources" JSON NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "snapshot_pkey" PRIMARY KEY ("tenant","digest")
);

-- CreateTable
CREATE TABLE "branch" (
    "tenant" TEXT NOT NULL,
    "graph" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "head" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "branch_pkey" PRIMARY KEY ("tenant","graph","name")
);

-- CreateTable
CREATE TABLE "element" (
    "tenant" TEXT NOT NULL,
    "graph" TEXT NOT NULL,
    "branch" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "type_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "chunk" SMALLINT NOT NULL,

    CONSTRAINT "element_pkey" PRIMARY KEY ("tenant","graph","branch","subject")
);

-- CreateTable
CREATE TABLE "change_set" (
    "tenant" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "base" TEXT NOT NULL,
    "snapshot" TEXT NOT NULL,
    "action_digest" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "change_set_pkey" PRIMARY KEY ("tenant","digest","base")
);

-- CreateTable
CREATE TABLE "action" (
    "tenant" TEXT NOT NULL,
    "action_digest" TEXT NOT NULL,
    "primitive" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "read_set" TEXT NOT NULL,
    "output_digest" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "envelope" JSON NOT NULL,
    "run_id" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "action_pkey" PRIMARY KEY ("tenant","action_digest")
);

-- CreateTable
CREATE TABLE "result_set" (
    "tenant" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "snapshot" TEXT NOT NULL,
    "operating_state" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "action_digest" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "result_set_pkey" PRIMARY KEY ("tenant","digest","snapshot","operating_state")
);

-- CreateTable
CREATE TABLE "finding" (
    "tenant" TEXT NOT NULL,
    "action_digest" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "rule_id" TEXT NOT NULL,
    "rule_version" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "focus_node" TEXT NOT NULL,
    "result_path" TEXT,
    "message_id" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "remedy" TEXT,
    "details" JSON NOT NULL,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("tenant","action_digest","ordinal")
);

-- CreateTable
CREATE TABLE "open_question" (
    "tenant" TEXT NOT NULL,
    "action_digest" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "unit" TEXT,
    "question" TEXT NOT NULL,
    "expected_at" JSON NOT NULL,
    "answer" JSON,
    "answered_by" TEXT,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "open_question_pkey" PRIMARY KEY ("tenant","action_digest","ordinal")
);

-- CreateTable
CREATE TABLE "resolution" (
    "tenant" TEXT NOT NULL,
    "action_digest" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "chosen" TEXT NOT NULL,
    "rejected" TEXT[],
    "rule" TEXT NOT NULL,
    "justification" TEXT NOT NULL,

    CONSTRAINT "resolution_pkey" PRIMARY KEY ("tenant","action_digest","ordinal")
);

-- CreateTable
CREATE TABLE "artifact" (
    "tenant" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "action_digest" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "artifact_pkey" PRIMARY KEY ("tenant","digest","action_digest","name")
);

-- CreateTable
CREATE TABLE "provenance" (
    "tenant" TEXT NOT NULL,
    "relation" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "provenance_pkey" PRIMARY KEY ("tenant","relation","origin","target")
);

-- CreateTable
CREATE TABLE "run" (
    "tenant" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "caller" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "documents" JSON NOT NULL,
    "parameters" JSON NOT NULL,
    "start" JSON NOT NULL,
    "plan" JSON NOT NULL,
    "workflow_id" TEXT NOT NULL,
    "temporal_run_id" TEXT,
    "progress_share" DOUBLE PRECISION NOT NULL,
    "progress_message" TEXT NOT NULL,
    "error" JSON,
    "answer" JSON,
    "output_digest" TEXT,
    "trace_id" TEXT NOT NULL,
    "last_event" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "run_pkey" PRIMARY KEY ("tenant","run_id")
);

-- CreateTable
CREATE TABLE "run_step" (
    "tenant" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "action_digest" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "run_step_pkey" PRIMARY KEY ("tenant","run_id","step")
);

-- CreateTable
CREATE TABLE "run_event" (
    "tenant" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "data" JSON NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "run_event_pkey" PRIMARY KEY ("tenant","run_id","sequence")
);

-- CreateTable
CREATE TABLE "outbox" (
    "tenant" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "sequence" BIGSERIAL NOT NULL,
    "source" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "time" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "data" JSON NOT NULL,
    "trace_parent" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("tenant","id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "tenant" TEXT NOT NULL,
    "caller" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "body_digest" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("tenant","caller","key")
);

-- CreateIndex
CREATE INDEX "document_tenant_created_at_idx" ON "document"("tenant", "created_at" DESC);

-- CreateIndex
CREATE INDEX "element_tenant_graph_branch_type_id_idx" ON "element"("tenant", "graph", "branch", "type_id");

-- CreateIndex
CREATE INDEX "element_tenant_graph_branch_chunk_idx" ON "element"("tenant", "graph", "branch", "chunk");

-- CreateIndex
CREATE INDEX "action_tenant_primitive_version_recorded_at_idx" ON "action"("tenant", "primitive", "version", "recorded_at" DESC);

-- CreateIndex
CREATE INDEX "result_set_tenant_snapshot_idx" ON "result_set"("tenant", "snapshot");

-- CreateIndex
CREATE INDEX "finding_tenant_focus_node_idx" ON "finding"("tenant", "focus_node");

-- CreateIndex
CREATE INDEX "finding_tenant_rule_id_kind_idx" ON "finding"("tenant", "rule_id", "kind");

-- CreateIndex
CREATE INDEX "open_question_tenant_subject_idx" ON "open_question"("tenant", "subject");

-- CreateIndex
CREATE INDEX "resolution_tenant_subject_idx" ON "resolution"("tenant", "subject");

-- CreateIndex
CREATE INDEX "provenance_tenant_target_idx" ON "provenance"("tenant", "target");

-- CreateIndex
CREATE INDEX "run_tenant_created_at_run_id_idx" ON "run"("tenant", "created_at" DESC, "run_id" DESC);

-- CreateIndex
CREATE INDEX "run_tenant_status_idx" ON "run"("tenant", "status");

-- CreateIndex
CREATE INDEX "run_tenant_operation_idx" ON "run"("tenant", "operation");

-- CreateIndex
CREATE INDEX "run_step_tenant_action_digest_idx" ON "run_step"("tenant", "action_digest");

-- CreateIndex
CREATE INDEX "outbox_tenant_subject_sequence_idx" ON "outbox"("tenant", "subject", "sequence");

-- What Prisma's schema cannot say.

-- Contents are compressed before they come here: PostgreSQL need not try again.
ALTER TABLE "content" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
ALTER TABLE "content" ADD CONSTRAINT "content_encoding" CHECK ("encoding" IN ('deflate', 'identity'));
ALTER TABLE "snapshot" ALTER COLUMN "chunks" SET STORAGE EXTERNAL;
ALTER TABLE "snapshot" ADD CONSTRAINT "snapshot_chunks" CHECK (octet_length("chunks") = 8192);
ALTER TABLE "run" ADD CONSTRAINT "run_status" CHECK ("status" IN ('pending', 'running', 'waiting', 'paused', 'succeeded', 'failed', 'cancelled', 'terminated', 'timedOut'));

-- A run that has ended never goes on, whatever asks it to.
CREATE FUNCTION "run_stays_ended"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."status" IN ('succeeded', 'failed', 'cancelled', 'terminated', 'timedOut') AND NEW."status" <> OLD."status" THEN
    RAISE EXCEPTION 'run % has ended as %', OLD."run_id", OLD."status" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "run_stays_ended" BEFORE UPDATE OF "status" ON "run" FOR EACH ROW EXECUTE FUNCTION "run_stays_ended"();

-- The reconciler looks for runs that have not ended, oldest first.
CREATE INDEX "run_unfinished" ON "run" ("created_at") WHERE "status" IN ('pending', 'running', 'waiting', 'paused');
-- The relay looks for events that are not published, in order.
CREATE INDEX "outbox_unpublished" ON "outbox" ("subject", "sequence") WHERE "published_at" IS NULL;
