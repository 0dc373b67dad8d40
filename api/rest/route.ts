import type { Request, Response } from 'express';

/** One method of one resource. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** `/v1/runs/{runId}:cancel` */
  readonly path: string;
  /** @param path values of the template's names, decoded */
  handle(request: Request, response: Response, path: Readonly<Record<string, string>>): Promise<void> | void;
}
