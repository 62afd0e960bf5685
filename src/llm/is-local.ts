/** Whether an address is on this machine or its own network, where servers are open as a rule. */
export function isLocal(baseURL: string): boolean {
  const host = new URL(baseURL).hostname;
  return (
    /^[^.:]+$|\.(localhost|local|internal)$|^\[::1\]$|^0\.0\.0\.0$/.test(host) ||
    /^(127|10|192\.168|172\.(1[6-9]|2\d|3[01]))\.[\d.]+$/.test(host)
  );
}
