import { app, Menu, shell } from 'electron';
import type { Engine } from '../engine/engine.ts';
import { createTranslate, type Language } from '../shared/language.ts';
import { createMenuTemplate } from './menu-template.ts';
import { messages } from './messages.ts';

interface MenuPorts {
  dataFolder: string;
  runCommand(id: string): void;
}

/** Shows the application menu, and keeps it in the language in force. */
export function keepMenu(engine: Engine, ports: MenuPorts): void {
  let shown: Language | undefined;
  function showMenu(): void {
    if (shown === engine.language) return;
    shown = engine.language;
    const template = createMenuTemplate({
      language: shown,
      platform: process.platform,
      developerTools: !app.isPackaged,
      runCommand: ports.runCommand,
      showDataFolder: () => shell.showItemInFolder(ports.dataFolder),
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
    app.setAboutPanelOptions({
      applicationName: createTranslate(messages, shown)('app.name'),
      applicationVersion: app.getVersion(),
      copyright: 'Apache License 2.0',
    });
  }
  showMenu();
  // Whatever the event is about: nothing is drawn unless the language has changed.
  engine.subscribe(showMenu);
}
