package org.opencmq.jms.internal.message;

import jakarta.jms.ConnectionMetaData;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** What this provider is: immutable, and the same for every connection. */
public final class CmqConnectionMetaData implements ConnectionMetaData {

    private static final List<String> JMSX_NAMES =
            List.of(PropertyNames.GROUP_ID, PropertyNames.GROUP_SEQUENCE, PropertyNames.DELIVERY_COUNT);

    private final ProviderVersion version = ProviderVersion.current();

    /** Reads the version the build wrote beside this class. */
    public CmqConnectionMetaData() {}

    @Override
    public String getJMSVersion() {
        return "3.1";
    }

    @Override
    public int getJMSMajorVersion() {
        return 3;
    }

    @Override
    public int getJMSMinorVersion() {
        return 1;
    }

    @Override
    public String getJMSProviderName() {
        return "OpenCMQ";
    }

    @Override
    public String getProviderVersion() {
        return version.text();
    }

    @Override
    public int getProviderMajorVersion() {
        return version.major();
    }

    @Override
    public int getProviderMinorVersion() {
        return version.minor();
    }

    @Override
    public Enumeration<String> getJMSXPropertyNames() {
        return Collections.enumeration(JMSX_NAMES);
    }
}
