/** Why an automatic backup was not made: a permission that was taken back, a full disk, a download that the browser broke off, or anything else. */
export type BackupFailure = 'no-permission' | 'disk-full' | 'interrupted' | 'failed';

/** What is known of the automatic backups; times are milliseconds since 1970. */
export interface BackupReport {
  /** When the last one was made. */
  readonly lastAt?: number;
  /** Why the last try failed, and when; absent once one is made again. */
  readonly failure?: { readonly at: number; readonly reason: BackupFailure };
  readonly isUnderWay: boolean;
}

/** What the background does for automatic backups. */
export interface BackupApi {
  backupReport(): Promise<BackupReport>;
  /** Makes a backup now, as the alarm would. */
  backUpNow(): Promise<void>;
  /** A backup's file is ready under a `blob:` address; only the context that makes it calls this. */
  backupReady(address: string): Promise<void>;
  /** A backup's file could not be made; only the context that makes it calls this. */
  backupFailed(reason: BackupFailure): Promise<void>;
}
