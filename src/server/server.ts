import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Engine } from '../engine/engine.ts';
import { splitUrlPath } from '../engine/pages/page-files.ts';
import type { ShellPorts } from '../engine/ports.ts';
import { ZhujianError } from '../shared/errors.ts';
import { type Admission, createAdmission } from './admission.ts';
import { answerCall } from './api-call.ts';
import { createDownloads, type Downloads } from './downloads.ts';
import { createEventStreams, type EventStreams } from './event-streams.ts';
import { sendForbiddenPage } from './forbidden-page.ts';
import { createServerPorts } from './ports.ts';
import { sendFailure } from './replies.ts';
import { setSecurityHeaders } from './security-headers.ts';
import { sendStaticFile } from './static-files.ts';
import { createSecret, createTokens, type Tokens } from './tokens.ts';

const LOOPBACK = '127.0.0.1';

/**
 * How long a connection stays open unused. Node's five seconds are shorter than a reader's thinking
 * between two searches, and the next key would wait for a new connection. Unit: milliseconds.
 */
const CONNECTION_RESTS = 120_000;

export interface ServerOptions {
  engine: Engine;
  /** The built pages: `index.html`, `print.html`, `assets/`. */
  rendererFolder: string;
  /** 0 or none lets the system choose. */
  port?: number;
  /** Where finished PDF files go; without it the page downloads them. */
  deliverPdf?: NonNullable<ShellPorts['deliverPdf']>;
}

export interface RunningServer {
  port: number;
  /** `http://127.0.0.1:PORT` */
  origin: string;
  /** The address to open first; its token waits for its use as long as the server runs. */
  openingUrl: string;
  /** An address on this server with a fresh one-time token, e.g. for `/print.html#job`. */
  mintUrl(path?: string): string;
  /** Ends streams and connections; done when the port is free again. */
  close(): Promise<void>;
}

/**
 * Serves the pages and the contract to browsers on this machine, and gives the engine the powers
 * that this shell has.
 *
 * @throws ZhujianError `port-in-use`
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { engine, rendererFolder } = options;
  const http = createServer({ keepAliveTimeout: CONNECTION_RESTS });
  const port = await listen(http, options.port ?? 0);
  const origin = `http://${LOOPBACK}:${port}`;
  const tokens = createTokens();
  const downloads = createDownloads();
  const streams = createEventStreams(engine);
  const mintUrl = (path = '/', lasting = false) =>
    addToken(origin + path, tokens.mint({ lasting }));
  const { ports, close: closePorts } = createServerPorts({
    mintUrl: (path) => mintUrl(path),
    deliverPdf: options.deliverPdf ?? (async (pdf, name) => downloads.offer(pdf, name)),
  });
  engine.attach(ports);

  const admission = createAdmission(port, createSecret());
  const house: House = { engine, rendererFolder, admission, tokens, downloads, streams };
  http.on('request', (request, response) => {
    answer(house, request, response).catch((error: unknown) => {
      reportFault(error, response, engine);
    });
  });

  let closing: Promise<void> | undefined;
  return {
    port,
    origin,
    openingUrl: mintUrl('/', true),
    mintUrl: (path) => mintUrl(path),
    close() {
      closing ??= shutDown(http, streams, closePorts);
      return closing;
    },
  };
}

interface House {
  engine: Engine;
  rendererFolder: string;
  admission: Admission;
  tokens: Tokens;
  downloads: Downloads;
  streams: EventStreams;
}

/** One request: host, then token or session, then what was asked for. */
async function answer(
  house: House,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { admission, engine } = house;
  setSecurityHeaders(response);
  if (!admission.isOwnHost(request)) return sendForbiddenPage(response);
  const [path = '', query = ''] = (request.url ?? '').split('?', 2);
  if (path.startsWith('/api/')) {
    if (!admission.hasSession(request) || !admission.isSameOrigin(request)) {
      return sendFailure(response, 403, 'forbidden', engine.language);
    }
    return answerApi(house, request, response, path);
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return sendFailure(response, 405, 'not-found', engine.language, { name: path });
  }
  if (redeemToken(house, request, response, path, query)) return;
  if (!admission.hasSession(request)) return sendForbiddenPage(response);
  if (house.downloads.send(request, response, path)) return;
  return sendStaticFile(request, response, house.rendererFolder, path);
}

async function answerApi(
  house: House,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const route = `${request.method} ${path}`;
  if (route === 'POST /api/call') return answerCall(house.engine, request, response);
  if (route === 'GET /api/events') return house.streams.open(response);
  return sendFailure(response, 404, 'not-found', house.engine.language, { name: path });
}

/**
 * Exchanges a good token for the session cookie and sends the browser to the same page without it,
 * so that the token stays in no history. True when the request has been answered.
 */
function redeemToken(
  house: House,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: string,
): boolean {
  const parameters = new URLSearchParams(query);
  const token = parameters.get('token');
  // A path that no file can have would make a redirect that leads elsewhere, such as `//host`.
  if (token === null || request.method !== 'GET' || !splitUrlPath(path)) return false;
  const welcome = house.admission.hasSession(request);
  if (!house.tokens.redeem(token) && !welcome) return false;
  parameters.delete('token');
  const rest = parameters.size > 0 ? `?${parameters}` : '';
  response.writeHead(303, {
    Location: path + rest,
    'Set-Cookie': house.admission.cookie,
    'Cache-Control': 'no-store',
  });
  response.end();
  return true;
}

function addToken(url: string, token: string): string {
  const address = new URL(url);
  address.searchParams.set('token', token);
  return address.href;
}

function listen(http: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      reject(taken ? new ZhujianError('port-in-use', { port }, { cause: error }) : error);
    });
    http.listen({ host: LOOPBACK, port, exclusive: true }, () => {
      resolve((http.address() as AddressInfo).port);
    });
  });
}

/** A fault of our own: said on stderr, and to the caller if the answer has not begun. */
function reportFault(error: unknown, response: ServerResponse, engine: Engine): void {
  // The browser went away in mid-answer, e.g. because the page was reloaded.
  if (response.destroyed) return;
  console.error(error);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const reason = error instanceof Error ? error.message : String(error);
  sendFailure(response, 500, 'internal', engine.language, { reason });
}

async function shutDown(
  http: Server,
  streams: EventStreams,
  closePorts: () => Promise<void>,
): Promise<void> {
  const closed = new Promise<void>((resolve) => http.close(() => resolve()));
  streams.close();
  await closePorts();
  http.closeAllConnections();
  await closed;
}
