package org.opencmq.server.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.opencmq.protocol.Answer;
import org.opencmq.server.SignedCaller;

/** A bare connection to the server: bytes out, HTTP answers in. */
final class RawConnection implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;

    /** One answer. */
    record Response(String statusLine, String headers, byte[] body) {

        int status() {
            return Integer.parseInt(statusLine.split(" ", 3)[1]);
        }

        Answer answer() {
            return SignedCaller.parse(body);
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    RawConnection(URI endpoint) throws IOException {
        socket = new Socket(endpoint.getHost(), endpoint.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        in = new BufferedInputStream(socket.getInputStream());
    }

    RawConnection send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawConnection send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** Says that nothing more will be sent; can still read. */
    void halfClose() throws IOException {
        socket.shutdownOutput();
    }

    Response read() throws IOException {
        String status = line();
        StringBuilder headers = new StringBuilder();
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            headers.append(header).append('\n');
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).trim());
            }
        }
        byte[] body = in.readNBytes(length);
        return new Response(status, headers.toString(), body);
    }

    /** Whether the server closed the connection. */
    boolean isAtEnd() throws IOException {
        return in.read() < 0;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new IOException("connection closed by the server after '" + line + "'");
            }
            if (octet != '\r') {
                line.write(octet);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
