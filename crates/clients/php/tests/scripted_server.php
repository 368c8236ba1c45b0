<?php

// A server that answers connection after connection as stdin says, and tells on stdout where it listens and then
// each request, as lines of JSON. An answer is the bytes to send; null is silence until the client leaves.

declare(strict_types=1);

$listener = stream_socket_server('tcp://127.0.0.1:0');
echo json_encode(stream_socket_get_name($listener, false)), "\n";
foreach (json_decode(stream_get_contents(STDIN), flags: JSON_THROW_ON_ERROR) as $answer) {
    $client = stream_socket_accept($listener, 300);
    $head = '';
    while (!str_contains($head, "\r\n\r\n") && ($line = fgets($client)) !== false) {
        $head .= $line;
    }
    $length = preg_match('/^content-length: (\d+)/mi', $head, $found) === 1 ? (int) $found[1] : 0;
    $body = $length > 0 ? stream_get_contents($client, $length) : '';
    echo json_encode(['head' => $head, 'body' => $body]), "\n";
    if ($answer === null) {
        fread($client, 1);
    } else {
        fwrite($client, $answer);
    }
    fclose($client);
}
