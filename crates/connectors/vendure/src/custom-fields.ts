import { LanguageCode } from '@vendure/common/lib/generated-types';
import type { CustomFieldConfig, CustomFields } from '@vendure/core';

import type { Settings } from './settings';

const label = (value: string) => [{ languageCode: LanguageCode.en, value }];

const ORDER: CustomFieldConfig[] = [
    {
        name: 'courtesyPromisedAt',
        type: 'datetime',
        nullable: true,
        public: false,
        label: label('Delivery promised for'),
    },
    { name: 'courtesyExpectedAt', type: 'datetime', nullable: true, public: false, label: label('Delivery expected') },
    {
        name: 'courtesyFailure',
        type: 'string',
        nullable: true,
        public: false,
        length: 64,
        pattern: '^([a-z][a-z0-9_]{0,63})?$',
        label: label('What went wrong'),
        description: label('A code such as carrier_lost, damaged, out_of_stock or not_at_home.'),
    },
];

const MODES = ['proactive_welcome', 'only_when_needed', 'on_request_only'];

/** Adds the fields that Vendure lacks. A consent that the shop keeps in a field of its own gets no other. */
export function addCustomFields(fields: CustomFields, settings: Settings): void {
    const consents = Object.entries(settings.consents)
        .filter(([, name]) => name.startsWith('courtesy'))
        .map(
            ([purpose, name]): CustomFieldConfig => ({
                name,
                type: 'boolean',
                nullable: true,
                label: label(`Agrees to ${purpose}`),
            }),
        );
    fields.Order = [...(fields.Order ?? []), ...ORDER];
    fields.Customer = [
        ...(fields.Customer ?? []),
        ...consents,
        {
            name: 'courtesyContactMode',
            type: 'string',
            nullable: true,
            options: MODES.map(value => ({ value })),
            label: label('How much contact they want'),
        },
        {
            name: 'courtesyLanguage',
            type: 'string',
            nullable: true,
            length: 35,
            label: label('Language, such as nl or en-GB'),
        },
    ];
}

/** Consents that are said to be in a field that doesn't exist, or that isn't a yes or no. */
export function mistakesInFields(fields: CustomFields, settings: Settings): string[] {
    return Object.entries(settings.consents)
        .filter(
            ([, name]) =>
                !fields.Customer?.some(field => field.name === name && field.type === 'boolean' && !field.list),
        )
        .map(
            ([purpose, name]) =>
                `\`consents.${purpose}\`: Customer has no boolean custom field '${name}'. Name one that it has, or leave the setting out.`,
        );
}
