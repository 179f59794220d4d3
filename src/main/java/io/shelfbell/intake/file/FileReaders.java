package io.shelfbell.intake.file;

import io.shelfbell.intake.document.Unreadable;
import io.shelfbell.intake.stock.StockReadings;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The reader of each format. */
@Component
final class FileReaders {
    private final StockReadings readings;

    FileReaders(StockReadings readings) {
        this.readings = readings;
    }

    /** @param at when the file says what it says, where it does not tell itself */
    PieceReader open(Source source, InputStream stream, Instant at) throws IOException, Unreadable {
        if (source.format() instanceof Source.Format.Csv csv)
            return new CsvReader(source, csv.mapping(), readings, stream, at);
        if (source.format() instanceof Source.Format.Advice advice)
            return EdiReader.advice(source, advice.mapping(), readings, stream, at);
        if (source.format() instanceof Source.Format.Report report)
            return EdiReader.report(source, report.mapping(), readings, stream, at);
        throw new IllegalStateException("no reader for " + source);
    }
}
