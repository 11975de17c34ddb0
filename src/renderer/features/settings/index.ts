export { SettingsButton } from './settings-button.tsx';
export { useTextSizeCommands } from './use-text-size-commands.ts';
