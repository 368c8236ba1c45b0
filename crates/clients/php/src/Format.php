<?php

declare(strict_types=1);

namespace Courtesy;

/** How a text for people is written. */
enum Format: string
{
    case Text = 'text/plain';
    /** Only of an explanation. */
    case Markdown = 'text/markdown';
    case Html = 'text/html';
    /** For a page of your own. */
    case Json = 'application/json';
}
