import { PostgresInitializer, registerInitializer } from '@vendure/testing';

import { tryCare } from './care';
import { startPostgres } from './postgres';
import { Shop } from './shop';

tryCare('Postgres', async settings => {
    registerInitializer('postgres', new PostgresInitializer());
    const host = await startPostgres();
    return Shop.open(settings, {
        dbConnectionOptions: {
            type: 'postgres',
            host,
            port: 5432,
            username: 'postgres',
            password: '',
            synchronize: true,
        },
    });
});
