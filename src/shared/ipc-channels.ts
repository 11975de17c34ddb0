/** The channels between the Electron shell and its pages; there are no others. */
export const ipcChannels = {
  /** Page → shell, answered: a method of the contract and its input. */
  call: 'zhujian:call',
  /** Shell → page: a topic and its revision. */
  event: 'zhujian:event',
  /** Shell → page: the id of a command that the menu asks for. */
  command: 'zhujian:command',
} as const;
