# This file is part of trytond-courtesy.  The COPYRIGHT file in its folder
# contains the full copyright notices and license terms.
"A Tryton that asks a server of its own"
import json
import os
import shutil
import tempfile
import unittest
from pathlib import Path

from proteus import Model

import trytond.config as config

from . import wholesaler
from .servers import Between, Server


class AskingTestCase(unittest.TestCase):

    plugins = ['heads-up', 'promise-keeper', 'service-recovery']

    @classmethod
    def setUpClass(cls):
        if not config.has_section('courtesy'):
            config.add_section('courtesy')

    def setUp(self):
        wholesaler.activate()
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        self.server = Server(self.folder, [
                Path(os.environ['COURTESY_PLUGINS'], name, name + '.wasm')
                for name in self.plugins])
        self.server.start()
        self.addCleanup(self.server.stop)
        self.key = self.server.key('operate')
        self.between = Between(self.server)
        self.addCleanup(self.between.close)
        config.set('courtesy', 'url', self.between.url)
        config.set('courtesy', 'key', self.key)

    def deliver(self):
        cron, = Model.get('ir.cron').find(
            [('method', '=', 'courtesy.request|deliver')])
        cron.click('run_once')

    def requests(self, **values):
        return Model.get('courtesy.request').find(
            [(name, '=', value) for name, value in values.items()],
            order=[('id', 'ASC')])

    def asked(self, hook):
        "Return the contexts that were sent on a hook"
        contexts = map(json.loads, self.between.seen_at('/v1/decisions'))
        return [c for c in contexts if c['hook'] == hook]

    def offers(self, party, **values):
        return Model.get('courtesy.offer').find(
            [('party', '=', party.id)]
            + [(name, '=', value) for name, value in values.items()],
            order=[('id', 'ASC')])
