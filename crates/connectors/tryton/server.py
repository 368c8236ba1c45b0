# This file is part of trytond-courtesy.  The COPYRIGHT file in its folder
# contains the full copyright notices and license terms.
"How to reach the server: settings from trytond.conf or the environment"
from urllib.parse import urlsplit

from courtesy_client import Courtesy, CourtesyError, Problem

import trytond.config as config
from trytond.i18n import gettext

from .exceptions import SettingsError

DEFAULT_TIMEOUT_S = 10
LONGEST_TIMEOUT_S = 60


def configured(option):
    return (config.get('courtesy', option) or '').strip() or None


def connect():
    "Return a client, or raise what is wrong with the settings"
    url, key = configured('url'), configured('key')
    if not url:
        raise SettingsError(gettext('courtesy.msg_no_url'))
    parts = urlsplit(url)
    if parts.scheme not in {'http', 'https'} or not parts.hostname:
        raise SettingsError(gettext('courtesy.msg_wrong_url'))
    if not key:
        raise SettingsError(gettext('courtesy.msg_no_key'))
    if not key.startswith('courtesy_'):
        raise SettingsError(gettext('courtesy.msg_wrong_key'))
    timeout_ms = timeout_s() * 1000
    try:
        # The outbox repeats what failed, so the client needn't.
        return Courtesy(url=url, key=key, timeout_ms=timeout_ms, attempts=1)
    except ValueError as error:
        raise SettingsError(
            gettext('courtesy.msg_wrong_settings'), str(error)) from error


def timeout_s():
    "Return how long an answer may take, in whole seconds"
    value = configured('timeout')
    if value is None:
        return DEFAULT_TIMEOUT_S
    if not value.isdecimal() or not 1 <= int(value) <= LONGEST_TIMEOUT_S:
        raise SettingsError(
            gettext('courtesy.msg_wrong_timeout', longest=LONGEST_TIMEOUT_S))
    return int(value)


def check():
    "Raise whatever keeps the server from deciding, outside of the cron"
    with connect() as courtesy:
        try:
            courtesy.plugins()
        except CourtesyError as error:
            raise SettingsError(
                gettext('courtesy.msg_server_problem', url=configured('url')),
                wording(error)) from error


def wording(error):
    "Return what went wrong and what to do, without any customer's value"
    if isinstance(error, Problem):
        places = '\n'.join(
            '%s: %s' % (place['at'] or '/', place['message'])
            for place in error.places or [])
        return '\n'.join(filter(None, [
                    error.title, error.detail, error.remedy, places]))
    return str(error)


def refuses(error):
    "Return whether the server won't take this, however often it is sent"
    return (isinstance(error, Problem)
        and 400 <= error.status < 500
        and not concerns_settings(error)
        and error.status not in {408, 429})


def concerns_settings(error):
    return isinstance(error, Problem) and error.status in {401, 403}
