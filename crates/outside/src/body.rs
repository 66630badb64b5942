//! A body, taken in bit by bit and never beyond its bound, also when it was compressed.

use crate::FetchError;
use flate2::write::MultiGzDecoder;
use http_body_util::BodyExt;
use hyper::body::Incoming;
use std::io::Write;

/// Reads a body of at most `max` bytes, unpacking it when it is gzip.
pub(crate) async fn read(mut body: Incoming, gzip: bool, max: usize, host: &str) -> Result<Vec<u8>, FetchError> {
    let mut sink = if gzip {
        Sink::Gzip(Box::new(MultiGzDecoder::new(Bounded::new(max))))
    } else {
        Sink::Plain(Bounded::new(max))
    };
    let mut taken = 0;
    while let Some(frame) = body.frame().await {
        let frame =
            frame.map_err(|error| FetchError::Connection { host: host.to_owned(), reason: error.to_string() })?;
        let Some(data) = frame.data_ref() else { continue };
        taken += data.len();
        if taken > max {
            return Err(FetchError::TooLarge(max));
        }
        sink.take(data, max)?;
    }
    sink.finish(max)
}

enum Sink {
    Plain(Bounded),
    Gzip(Box<MultiGzDecoder<Bounded>>),
}

impl Sink {
    fn take(&mut self, data: &[u8], max: usize) -> Result<(), FetchError> {
        match self {
            Self::Plain(sink) => sink.write_all(data),
            Self::Gzip(sink) => sink.write_all(data),
        }
        .map_err(|error| refusal(&error, max))
    }

    fn finish(self, max: usize) -> Result<Vec<u8>, FetchError> {
        match self {
            Self::Plain(sink) => Ok(sink.bytes),
            Self::Gzip(sink) => sink.finish().map(|sink| sink.bytes).map_err(|error| refusal(&error, max)),
        }
    }
}

fn refusal(error: &std::io::Error, max: usize) -> FetchError {
    match error.kind() {
        std::io::ErrorKind::FileTooLarge => FetchError::TooLarge(max),
        _ => FetchError::BadEncoding(error.to_string()),
    }
}

/// Bytes with an end to their number.
struct Bounded {
    bytes: Vec<u8>,
    max: usize,
}

impl Bounded {
    fn new(max: usize) -> Self {
        Self { bytes: Vec::new(), max }
    }
}

impl Write for Bounded {
    fn write(&mut self, data: &[u8]) -> std::io::Result<usize> {
        if self.bytes.len() + data.len() > self.max {
            return Err(std::io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(data);
        Ok(data.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
