/** Forbids this page every remote picture from now on. Call it before anything is shown whose pictures may not be fetched. */
export function forbidRemotePictures(): void {
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "img-src 'self' blob: data:";
  document.head.append(policy);
}
