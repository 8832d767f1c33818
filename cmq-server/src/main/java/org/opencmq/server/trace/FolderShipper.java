package org.opencmq.server.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Copies trace files into a folder, for instance one of a mounted storage. A file appears there whole or not at all. */
public record FolderShipper(Path folder) implements TraceShipper {

    @Override
    public void ship(Path file) throws IOException {
        Files.createDirectories(folder);
        String name = String.valueOf(file.getFileName());
        Path half = folder.resolve(name + ".part");
        Files.copy(file, half, StandardCopyOption.REPLACE_EXISTING);
        Files.move(half, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
}
