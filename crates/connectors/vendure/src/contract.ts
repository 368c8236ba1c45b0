import type { components } from '@courtesy/client' with { 'resolution-mode': 'import' };

type Schemas = components['schemas'];

export type Action = Schemas['Action'];
export type Approved = Schemas['Approved'];
export type Channel = Schemas['Channel'];
export type ChannelState = Schemas['ChannelState'];
export type ContactMode = Schemas['ContactMode'];
export type Context = Schemas['Context'];
export type Decision = Schemas['Decision'];
export type Fulfilment = Schemas['Fulfilment'];
export type Hook = Schemas['Hook'];
export type Money = Schemas['Money'];
export type Offered = Schemas['Offered'];
export type Order = Schemas['Order'];
export type OrderStatus = Schemas['OrderStatus'];
export type Outcome = Schemas['Outcome'];
export type OutcomeRecord = Schemas['OutcomeRecord'];
export type Permission = Schemas['Permission'];
export type PromiseMade = Schemas['PromiseMade'];
export type Purpose = Schemas['Purpose'];
export type Weekday = Schemas['Weekday'];
export type Withheld = Schemas['Withheld'];

/** The version of the contract that this connector writes. */
export const CONTRACT = '1.1';
