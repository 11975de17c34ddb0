import type { Method, Output, ParsedInput } from '../shared/contract.ts';

/** What answers one method of the contract; its input has been validated. */
export type Handler<M extends Method> = (input: ParsedInput<M>) => Output<M> | Promise<Output<M>>;

/** The handlers of an area, or of the whole contract. */
export type Handlers<M extends Method = Method> = { [Name in M]: Handler<Name> };
