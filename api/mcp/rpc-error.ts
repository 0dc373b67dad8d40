import type { Response } from 'express';

/** Answers with an error of JSON-RPC 2.0 that belongs to no request. */
export function sendRpcError(response: Response, status: number, code: number, message: string, data?: object): void {
  response.status(status).json({ jsonrpc: '2.0', id: null, error: { code, message, ...(data ? { data } : {}) } });
}
