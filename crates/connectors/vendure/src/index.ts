/**
 * Courtesy's connector for Vendure 3: what happens in the shop becomes a question to Courtesy, and the answer becomes
 * tasks, notes and
 * coupons in the shop.
 */
export { approve, approveAsManager, workOnTasks } from './api';
export { CourtesyAction, CourtesyRequest, CourtesyTask } from './entities';
export type { OutgoingMessage } from './message';
export { CourtesyPlugin } from './plugin';
export type { CourtesySettings, Opening, ShippingSettings } from './settings';
