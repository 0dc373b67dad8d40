/**
 * Search attributes of every workflow of BVER, as typed keys of the SDK: what the Temporal UI lists and filters by. Plain
 * data, so that workflows, the client and the registration share it.
 */
const keyword = <N extends string>(name: N) => ({ name, type: 'KEYWORD' as const });

export const OPERATION = keyword('bverOperation');
/** `composition`, or the kind of the primitive. */
export const KIND = keyword('bverKind');
export const DOMAIN = keyword('bverDomain');
export const TENANT = keyword('bverTenant');
/** As the workflow saw it last; a workflow that is terminated cannot say so here, its execution status does. */
export const STATUS = keyword('bverStatus');
export const SUBJECT = keyword('bverSubject');

export const RUN_ATTRIBUTES = [OPERATION, KIND, DOMAIN, TENANT, STATUS, SUBJECT] as const;
