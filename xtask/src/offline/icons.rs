//! The icons, drawn here: the page of a ledger with three lines, as in index.html. The same bytes
//! each time.

use std::io::Write as _;

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};

use crate::error::{Error, Result};

const RED: [u8; 3] = [0xb5, 0x12, 0x1b];
const WHITE: [u8; 3] = [0xff, 0xff, 0xff];

/// How often a pixel is looked at in each direction.
const SAMPLES: u32 = 8;

/// A bar in a field of 16 by 16: left, top, right, bottom.
type Bar = [f64; 4];

const LINES: [Bar; 3] = [[5.0, 4.3, 11.0, 5.7], [5.0, 7.3, 11.0, 8.7], [5.0, 10.3, 9.0, 11.7]];
const PAGE: Bar = [2.0, 1.0, 14.0, 15.0];
const CORNER: f64 = 2.0;

/// Each icon's file name and bytes.
pub fn all() -> Result<Vec<(&'static str, Vec<u8>)>> {
    Ok(vec![
        ("icon-192.png", png(192, page)?),
        ("icon-512.png", png(512, page)?),
        ("icon-maskable-512.png", png(512, whole)?),
    ])
}

/// The page with its corners, on nothing.
fn page(x: f64, y: f64) -> Option<[u8; 3]> {
    let [left, top, right, bottom] = PAGE;
    // How far the point lies out of the page without its corners.
    let beyond =
        |at: f64, low: f64, high: f64| (low + CORNER - at).max(at - high + CORNER).max(0.0);
    let (dx, dy) = (beyond(x, left, right), beyond(y, top, bottom));
    (dx.hypot(dy) <= CORNER).then(|| colour(x, y))
}

/// The same without its edge: systems cut a mask out of it, and leave at least the middle.
fn whole(x: f64, y: f64) -> Option<[u8; 3]> {
    Some(colour(x, y))
}

fn colour(x: f64, y: f64) -> [u8; 3] {
    let inside = |[left, top, right, bottom]: &Bar| {
        (*left..*right).contains(&x) && (*top..*bottom).contains(&y)
    };
    if LINES.iter().any(inside) { WHITE } else { RED }
}

/// A picture of `size` pixels in each direction, as PNG.
fn png(size: u32, drawn: impl Fn(f64, f64) -> Option<[u8; 3]>) -> Result<Vec<u8>> {
    let step = 16.0 / f64::from(size * SAMPLES);
    let mut rows = Vec::new();
    for y in 0..size {
        // Each row begins with its filter: none.
        rows.push(0);
        for x in 0..size {
            rows.extend(pixel(|i, j| {
                let at =
                    |pixel: u32, sample: u32| (f64::from(pixel * SAMPLES + sample) + 0.5) * step;
                drawn(at(x, i), at(y, j))
            }));
        }
    }
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
    let packed = packer.write_all(&rows).and_then(|()| packer.finish());
    let packed = packed.map_err(|error| Error::Unexpected(format!("packing an icon: {error}")))?;
    let mut head = Vec::new();
    head.extend(size.to_be_bytes());
    head.extend(size.to_be_bytes());
    // Eight bits of red, green, blue and opacity each.
    head.extend([8, 6, 0, 0, 0]);
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, data) in [(b"IHDR", head), (b"IDAT", packed), (b"IEND", Vec::new())] {
        chunk(&mut file, name, &data)?;
    }
    Ok(file)
}

/// The mean of a pixel's samples.
fn pixel(sample: impl Fn(u32, u32) -> Option<[u8; 3]>) -> [u8; 4] {
    let mut sums = [0_u32; 4];
    for i in 0..SAMPLES {
        for j in 0..SAMPLES {
            let Some([red, green, blue]) = sample(i, j) else { continue };
            for (sum, value) in sums.iter_mut().zip([red, green, blue, 255]) {
                *sum += u32::from(value);
            }
        }
    }
    let [.., opacity] = sums;
    let covered = (opacity / 255).max(1);
    let mut mean = sums.map(|sum| u8::try_from(sum / covered).unwrap_or(u8::MAX));
    if let Some(last) = mean.last_mut() {
        *last = u8::try_from(opacity / (SAMPLES * SAMPLES)).unwrap_or(u8::MAX);
    }
    mean
}

fn chunk(file: &mut Vec<u8>, name: &[u8; 4], data: &[u8]) -> Result<()> {
    let length = u32::try_from(data.len())
        .map_err(|_| Error::Unexpected("an icon is larger than PNG allows".into()))?;
    let mut crc = Crc::new();
    crc.update(name);
    crc.update(data);
    file.extend(length.to_be_bytes());
    file.extend(name);
    file.extend(data);
    file.extend(crc.sum().to_be_bytes());
    Ok(())
}
