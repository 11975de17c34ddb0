import type { Settings } from '../../../shared/contract.ts';
import { useMessages } from '../../platform/language.tsx';
import { useSettings } from '../../state/settings.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Slider } from '../../ui/slider.tsx';
import { settingsMessages } from './messages.ts';
import styles from './settings-form.module.css';

type Change = (change: Partial<Settings>) => void;

/** The display settings; every change holds at once. */
export function SettingsForm() {
  const { settings, update } = useSettings();
  if (!settings) return null;
  return (
    <div className={styles.form}>
      <Theme value={settings.theme} update={update} />
      <Text settings={settings} update={update} />
      <LanguageChoice value={settings.language} update={update} />
    </div>
  );
}

function Theme({ value, update }: { value: Settings['theme']; update: Change }) {
  const t = useMessages(settingsMessages);
  return (
    <RadioGroup
      label={t('theme')}
      value={value}
      onChange={(theme) => update({ theme })}
      options={[
        { value: 'system', label: t('themeSystem') },
        { value: 'light', label: t('themeLight'), theme: 'light' },
        { value: 'sepia', label: t('themeSepia'), theme: 'sepia' },
        { value: 'dark', label: t('themeDark'), theme: 'dark' },
      ]}
    />
  );
}

/** The limits are the contract's own (`settings`); a value beyond them would be refused. */
function Text({ settings, update }: { settings: Settings; update: Change }) {
  const t = useMessages(settingsMessages);
  return (
    <>
      <Slider
        label={t('fontSize')}
        value={settings.fontSize}
        min={14}
        max={32}
        format={(number) => t('pixels', { number })}
        onChange={(fontSize) => update({ fontSize })}
      />
      <Slider
        label={t('lineWidth')}
        value={settings.lineWidth}
        min={24}
        max={50}
        format={(number) => t('perLine', { number })}
        onChange={(lineWidth) => update({ lineWidth })}
      />
    </>
  );
}

function LanguageChoice({ value, update }: { value: Settings['language']; update: Change }) {
  const t = useMessages(settingsMessages);
  return (
    <RadioGroup
      label={t('language')}
      value={value}
      onChange={(language) => update({ language })}
      options={[
        { value: 'system', label: t('languageSystem') },
        // A language is called by its own name, so that those who speak it find it.
        { value: 'zh-CN', label: <span lang="zh-CN">简体中文</span> },
        { value: 'en', label: <span lang="en">English</span> },
      ]}
    />
  );
}
