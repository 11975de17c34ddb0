/**
 * Flags that keep a browser which we start off the network and out of the user's way. The
 * browser's own services (updates, safe browsing, field trials, sync) are shut off one by one, and
 * name resolution as a whole, so that whatever is left can't find a host.
 */
export function browserFlags(): string[] {
  return [
    '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
    // Addresses written as numbers need no resolver; this dead proxy catches those.
    '--proxy-server=127.0.0.1:9',
    '--proxy-bypass-list=<-loopback>;127.0.0.1',
    '--disable-quic',
    '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
    '--disable-background-networking',
    '--disable-client-side-phishing-detection',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-sync',
    '--disable-breakpad',
    '--metrics-recording-only',
    '--no-default-browser-check',
    '--no-first-run',
    '--no-pings',
    '--no-service-autorun',
    '--password-store=basic',
    '--use-mock-keychain',
    `--disable-features=${disabledFeatures.join(',')}`,
    // Chromium refuses to run as root inside its sandbox; only containers run as root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

const disabledFeatures = [
  'AsyncDns',
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DnsOverHttps',
  'InterestFeedContentSuggestions',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'Translate',
];
