import { createRequire } from 'node:module';
import type { History } from '@temporalio/worker';

interface ProtoJson {
  toJson(type: unknown, message: unknown): unknown;
  fromJson(type: unknown, json: unknown, options: { readonly ignoreUnknownFields: boolean }): unknown;
}
interface Root {
  lookupType(name: string): { fromObject(object: object): unknown };
}

/**
 * ProtoJSON and the messages have to come from one copy of protobufjs. The SDK's `historyToJSON` and `historyFromJSON` take
 * the copy of `@temporalio/common`, and fail where npm gave `@temporalio/proto` one of its own.
 */
const ofProto = createRequire(createRequire(import.meta.url).resolve('@temporalio/proto'));
const { toJson, fromJson } = ofProto('protobufjs/ext/protojson') as ProtoJson;
const { patchProtobufRoot } = ofProto('@temporalio/proto/lib/patch-protobuf-root') as {
  patchProtobufRoot(root: unknown): Root;
};
const historyType = patchProtobufRoot(ofProto('@temporalio/proto')).lookupType('temporal.api.history.v1.History');

/** A history in ProtoJSON, as `temporal workflow show --output json` and the UI write it. */
export const historyToJson = (history: History): string =>
  JSON.stringify(toJson(historyType, historyType.fromObject(history)), null, 2);

export const historyFromJson = (json: unknown): History =>
  fromJson(historyType, json, { ignoreUnknownFields: true }) as History;
