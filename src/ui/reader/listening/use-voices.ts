import { useEffect, useState } from 'preact/hooks';

/**
 * How long the browser's voices are waited for, in milliseconds. None are known when a page opens; Firefox takes seconds for the
 * thousands of Speech Dispatcher, which are taken when they come.
 */
const patience = 3000;

/** The browser's speech, where it has any. */
export function speech(): SpeechSynthesis | undefined {
  return globalThis.speechSynthesis;
}

/** The voices that are there now. */
export function voicesNow(): readonly SpeechSynthesisVoice[] {
  return speech()?.getVoices() ?? [];
}

/** Waits until the browser knows its voices, or has none. */
export function voicesReady(): Promise<void> {
  const synthesis = speech();
  if (!synthesis || voicesNow().length > 0) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      synthesis.removeEventListener('voiceschanged', end);
      resolve();
    };
    const timer = setTimeout(end, patience);
    synthesis.addEventListener('voiceschanged', end);
  });
}

/** The voices for a component, also those that come later. */
export function useVoices(): readonly SpeechSynthesisVoice[] {
  const [voices, setVoices] = useState(voicesNow);
  useEffect(() => {
    const synthesis = speech();
    const look = (): void => setVoices(voicesNow());
    look();
    synthesis?.addEventListener('voiceschanged', look);
    return () => synthesis?.removeEventListener('voiceschanged', look);
  }, []);
  return voices;
}
