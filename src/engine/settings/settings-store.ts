import type { DatabaseSync } from 'node:sqlite';
import { defaultSettings, type Settings, settings } from '../../shared/contract.ts';
import { createJsonTable } from '../storage/json-table.ts';

/** Changes to some settings; a key left undefined stays as it is. */
export type SettingsChange = { [Key in keyof Settings]?: Settings[Key] | undefined };

export interface SettingsStore {
  get(): Settings;
  /**
   * @returns the settings after the change
   * @throws ZhujianError `save-failed`
   */
  update(change: SettingsChange): Settings;
}

/** The reader's settings; what is missing or makes no sense in the library falls back, key by key. */
export function createSettingsStore(database: DatabaseSync): SettingsStore {
  const table = createJsonTable(database, 'settings');

  function get(): Settings {
    const stored = Object.entries(settings.shape).flatMap(([key, schema]) => {
      const parsed = schema.safeParse(table.get(key));
      return parsed.success ? [[key, parsed.data]] : [];
    });
    return settings.parse({ ...defaultSettings, ...Object.fromEntries(stored) });
  }

  return {
    get,
    update(change) {
      table.set(change);
      return get();
    },
  };
}
