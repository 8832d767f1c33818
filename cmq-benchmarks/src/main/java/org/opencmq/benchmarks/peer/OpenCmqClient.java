package org.opencmq.benchmarks.peer;

import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.OptionalLong;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqClientSettings;
import org.opencmq.client.CmqException;
import org.opencmq.jms.CmqConnectionFactory;
import org.opencmq.protocol.QueueName;

/** Our own client, with the server's development account. */
final class OpenCmqClient implements PeerClient {

    private static final String SECRET_ID = "AKIDopencmqdevelopment";
    private static final String SECRET_KEY = "opencmq-development-key";

    private final URI address;
    private final CmqConnectionFactory factory = new CmqConnectionFactory();
    private final CmqClient control;
    private final HttpClient http = HttpClient.newHttpClient();

    OpenCmqClient(String address, boolean extensions) {
        this.address = URI.create(address);
        factory.setUrl(address);
        factory.setSecretId(SECRET_ID);
        factory.setSecretKey(SECRET_KEY);
        factory.setOption("extensions", extensions ? "auto" : "off");
        for (String option : System.getProperty("client.options", "").split(",", -1)) {
            if (!option.isBlank()) {
                int equals = option.indexOf('=');
                factory.setOption(option.substring(0, equals), option.substring(equals + 1));
            }
        }
        control = CmqClient.open(CmqClientSettings.builder(this.address)
                .credentials(SECRET_ID, SECRET_KEY)
                .build());
    }

    @Override
    public ConnectionFactory factory() {
        return factory;
    }

    @Override
    public void create(String queue) {
        // The first use makes it.
    }

    @Override
    public void discard(String queue) throws CmqException {
        control.control().deleteQueueIfPresent(new QueueName(queue));
    }

    /** Read from the server's metrics page, whose own requests are not counted there. */
    @Override
    public OptionalLong requests() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve("/metrics")).build();
        String page = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        return OptionalLong.of(page.lines()
                .filter(line -> line.startsWith("cmq_requests_total"))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum());
    }

    @Override
    public void close() {
        control.close();
        factory.close();
    }
}
