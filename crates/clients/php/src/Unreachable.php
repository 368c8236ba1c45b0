<?php

declare(strict_types=1);

namespace Courtesy;

/** Nobody answers at the server's address, or the connection broke off. */
final class Unreachable extends CourtesyException
{
}
