package org.opencmq.jms;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A TCP proxy on loopback that delays what goes through it, cuts connections, and can be down for a while. Owner of its
 * sockets; safe for all threads.
 */
public final class CuttingProxy implements AutoCloseable {

    private final InetSocketAddress target;
    private final ServerSocket door;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;
    private volatile long delayMillis;
    private volatile boolean down;

    /** Listens on a free port for connections to a service on loopback. */
    public CuttingProxy(URI service) throws IOException {
        target = new InetSocketAddress(InetAddress.getLoopbackAddress(), service.getPort());
        door = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        ThreadFactory named = work -> {
            Thread thread = new Thread(work, "proxy-" + door.getLocalPort());
            thread.setDaemon(true);
            return thread;
        };
        threads = Executors.newCachedThreadPool(named);
        threads.execute(this::accept);
    }

    /** Where to connect to. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    /** From now on each piece that goes through waits so long, 0 for not at all. */
    public void delay(long millis) {
        delayMillis = millis;
    }

    /** Cuts all connections; new ones are taken. */
    public void cut() {
        for (Socket socket : sockets) {
            closeQuietly(socket);
        }
        sockets.clear();
    }

    /** Cuts all connections, and new ones as soon as they come. */
    public void goDown() {
        down = true;
        cut();
    }

    /** Ends {@link #goDown}. */
    public void comeUp() {
        down = false;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket inner = door.accept();
                if (down) {
                    closeQuietly(inner);
                    continue;
                }
                inner.setTcpNoDelay(true);
                sockets.add(inner);
                threads.execute(() -> connect(inner));
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void connect(Socket inner) {
        Socket outer = new Socket();
        try {
            outer.connect(target, 2_000);
            outer.setTcpNoDelay(true);
            sockets.add(outer);
            if (down) {
                closeQuietly(inner);
                closeQuietly(outer);
                return;
            }
            threads.execute(() -> pump(outer, inner));
            pump(inner, outer);
        } catch (IOException e) {
            closeQuietly(inner);
            closeQuietly(outer);
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[16_384];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int read = in.read(buffer);
            while (read >= 0) {
                if (delayMillis > 0) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(delayMillis));
                }
                out.write(buffer, 0, read);
                out.flush();
                read = in.read(buffer);
            }
        } catch (IOException e) {
            // A cut, or the end of one side: both sides end.
        } finally {
            closeQuietly(from);
            closeQuietly(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
        threads.shutdownNow();
    }
}
