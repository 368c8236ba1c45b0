/** Under which the plugin logs. */
export const LOG = 'CourtesyPlugin';
