/** How the mock server signs its answers, so that whatever reads them marks them as simulated. */
export const mockFingerprint = 'assaybook-mock';
