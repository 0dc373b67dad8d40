import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stateDirectory } from './state-directory.ts';

/** Where the doors of a BVER that runs in this checkout are. */
export interface ServiceRecord {
  readonly pid: number;
  readonly rest: string;
  readonly mcp?: string;
}

const fileIn = (directory?: string): string => path.join(stateDirectory(directory), 'service.json');

/** Says where this process serves, for commands of the same checkout. @returns takes the record back */
export function announceService(record: ServiceRecord, directory?: string): () => void {
  const file = fileIn(directory);
  writeFileSync(file, JSON.stringify(record));
  return () => {
    if (read(file)?.pid === record.pid) rmSync(file, { force: true });
  };
}

/** The BVER that runs in this checkout, if it answers; a record that was left behind is not believed. */
export async function runningService(directory?: string): Promise<ServiceRecord | undefined> {
  const record = read(fileIn(directory));
  if (!record) return undefined;
  const answer = await fetch(`${record.rest}/healthz`, { signal: AbortSignal.timeout(1000) }).catch(() => undefined);
  return answer?.ok ? record : undefined;
}

function read(file: string): ServiceRecord | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ServiceRecord;
  } catch {
    return undefined;
  }
}
