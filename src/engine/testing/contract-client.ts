import { z } from 'zod';
import {
  contract,
  type Failure,
  failure,
  type Input,
  type Method,
  type Output,
} from '../../shared/contract.ts';

/** One end of a transport, as the suite's caller sets it up. */
export interface Connection {
  /** Sends a call and gives the reply as it came over the wire. */
  invoke(method: string, input: unknown): Promise<unknown>;
  /** Hears the events as they come over the wire. Settles or returns once it listens. */
  subscribe(listener: (event: unknown) => void): (() => void) | Promise<() => void>;
  close(): Promise<void>;
}

/** Speaks the contract over a connection and checks that what comes back keeps to it. */
export interface ContractClient {
  /** @throws Error when the call fails or its value is not what the contract says */
  call<M extends Method>(method: M, input: Input<M>): Promise<Output<M>>;
  /** @throws Error when the call does not fail as the contract says */
  fail(method: string, input: unknown): Promise<Failure>;
}

const success = z.strictObject({ ok: z.literal(true), value: z.unknown() });
const refusal = z.strictObject({ ok: z.literal(false), error: failure });

export function createContractClient(connection: Connection): ContractClient {
  return {
    async call(method, input) {
      const reply = success.parse(await connection.invoke(method, input));
      return contract[method].output.parse(reply.value) as Output<typeof method>;
    },
    async fail(method, input) {
      return refusal.parse(await connection.invoke(method, input)).error;
    },
  };
}
