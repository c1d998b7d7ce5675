//! A file changed or cut anywhere does not open, and says why.

use super::*;
use proptest::prelude::*;

/// Two chunks, the second short.
fn long() -> (Vec<u8>, Vec<u8>) {
    let plain: Vec<u8> = (0..70_000_usize).map(|at| (at % 253) as u8).collect();
    let file = seal(&plain, "p", &random(1), 1).unwrap();
    (plain, file)
}

#[test]
fn every_byte_changed_is_refused() {
    let file = seal(b"{\"format\": \"zhibu-backup\"}", "p", &random(1), 1).unwrap();
    for at in 0..file.len() {
        for bit in 0..8 {
            let mut changed = file.clone();
            changed[at] ^= 1 << bit;
            assert!(open(&changed, "p").is_err(), "byte {at}, bit {bit}");
        }
    }
}

#[test]
fn every_cut_is_refused() {
    let file = seal(b"{\"format\": \"zhibu-backup\"}", "p", &random(1), 1).unwrap();
    for length in 0..file.len() {
        assert!(open(&file[..length], "p").is_err(), "{length} bytes");
    }
    let (_, file) = long();
    let payload = file.len() - 70_000 - 2 * 16;
    for length in (payload..file.len()).step_by(997).chain([payload, payload + 65_552]) {
        assert_eq!(open(&file[..length], "p"), Err(SealError::Truncated), "{length} bytes");
    }
}

#[test]
fn chunks_in_another_order_or_from_another_file_are_refused() {
    let plain = vec![b'a'; 3 * 65_536];
    let file = seal(&plain, "p", &random(1), 1).unwrap();
    let other = seal(&plain, "p", &random(2), 1).unwrap();
    let start = file.len() - 3 * 65_552;
    let chunk = |file: &[u8], n: usize| file[start + n * 65_552..start + (n + 1) * 65_552].to_vec();
    let put = |order: [Vec<u8>; 3]| [file[..start].to_vec(), order.concat()].concat();
    let [first, second, third] = [0, 1, 2].map(|n| chunk(&file, n));
    assert_eq!(open(&put([first.clone(), second.clone(), third.clone()]), "p").unwrap(), plain);
    for order in [
        [second.clone(), first.clone(), third.clone()],
        [first.clone(), first.clone(), third.clone()],
        [first, chunk(&other, 1), third],
    ] {
        assert_eq!(open(&put(order), "p"), Err(SealError::Damaged));
    }
}

#[test]
fn a_work_factor_above_the_cap_is_refused_before_any_work() {
    let file = seal(b"x", "p", &random(1), 1).unwrap();
    let text = String::from_utf8_lossy(&file).into_owned();
    let asking = |factor: &str| {
        let line = text.lines().nth(1).unwrap();
        let other = line.replace(" 1", &format!(" {factor}"));
        let at = file.windows(line.len()).position(|part| part == line.as_bytes()).unwrap();
        [&file[..at], other.as_bytes(), &file[at + line.len()..]].concat()
    };
    assert!(Sealed::read(&asking("20")).is_ok());
    for (factor, told) in [("21", 21), ("64", 64), ("300", 300)] {
        assert_eq!(Sealed::read(&asking(factor)), Err(SealError::TooMuchWork { factor: told }));
    }
    for nonsense in ["0", "01", "-1", "+1", "1e1", "99999999999999999999"] {
        assert_eq!(Sealed::read(&asking(nonsense)), Err(SealError::Header), "{nonsense}");
    }
}

#[test]
fn each_refusal_is_a_sentence() {
    let all = [
        SealError::TooLarge,
        SealError::Armor,
        SealError::Header,
        SealError::Newer,
        SealError::NoPassphrase,
        SealError::TooMuchWork { factor: 22 },
        SealError::Memory { megabytes: 1024 },
        SealError::Passphrase,
        SealError::Truncated,
        SealError::Damaged,
    ];
    for error in all {
        let sentence = error.to_string();
        assert!(sentence.ends_with('。') && sentence.matches('。').count() == 1, "{sentence}");
    }
}

#[test]
fn a_sealed_backup_read_without_its_passphrase_says_what_it_is() {
    let file = seal(b"{}", "p", &random(1), 1).unwrap();
    let refused = crate::backup::read_bytes(&file).unwrap_err();
    assert_eq!(refused, crate::backup::BackupError::Sealed);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_sealed_opens(
        plain in proptest::collection::vec(any::<u8>(), 0..2000),
        passphrase in "\\PC{1,40}",
        seed: u8,
    ) {
        let file = seal(&plain, &passphrase, &random(seed), 2).unwrap();
        prop_assert_eq!(open(&file, &passphrase).unwrap(), plain);
    }

    #[test]
    fn a_long_file_changed_anywhere_is_refused(at: prop::sample::Index, bit in 0..8_u8) {
        let (_, mut file) = long();
        let at = at.index(file.len());
        file[at] ^= 1 << bit;
        prop_assert!(open(&file, "p").is_err());
    }

    #[test]
    fn whatever_is_read_ends(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let mut file = b"age-encryption.org/v1\n-> scrypt ".to_vec();
        file.extend(bytes);
        prop_assert!(open(&file, "p").is_err());
    }
}
