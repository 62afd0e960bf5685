-- Five invented patients in the shape of the eICU tables that EHRSQL asks about. Simulated: no row is of a real person.
CREATE TABLE patient (
  uniquepid TEXT NOT NULL,
  patienthealthsystemstayid INTEGER NOT NULL,
  patientunitstayid INTEGER NOT NULL PRIMARY KEY,
  gender TEXT NOT NULL,
  age TEXT NOT NULL,
  ethnicity TEXT,
  hospitalid INTEGER NOT NULL,
  wardid INTEGER NOT NULL,
  admissionheight REAL,
  hospitaladmitsource TEXT NOT NULL,
  hospitaldischargestatus TEXT,
  admissionweight REAL,
  dischargeweight REAL,
  unitadmittime TIMESTAMP NOT NULL,
  unitdischargetime TIMESTAMP,
  hospitaladmittime TIMESTAMP NOT NULL,
  hospitaldischargetime TIMESTAMP
);
CREATE TABLE diagnosis (
  diagnosisid INTEGER NOT NULL PRIMARY KEY,
  patientunitstayid INTEGER NOT NULL REFERENCES patient (patientunitstayid),
  diagnosisname TEXT NOT NULL,
  diagnosistime TIMESTAMP NOT NULL,
  icd9code TEXT
);
CREATE TABLE treatment (
  treatmentid INTEGER NOT NULL PRIMARY KEY,
  patientunitstayid INTEGER NOT NULL REFERENCES patient (patientunitstayid),
  treatmentname TEXT NOT NULL,
  treatmenttime TIMESTAMP NOT NULL
);
CREATE TABLE lab (
  labid INTEGER NOT NULL PRIMARY KEY,
  patientunitstayid INTEGER NOT NULL REFERENCES patient (patientunitstayid),
  labname TEXT NOT NULL,
  labresult REAL,
  labresulttime TIMESTAMP NOT NULL
);
CREATE TABLE allergy (
  allergyid INTEGER NOT NULL PRIMARY KEY,
  patientunitstayid INTEGER NOT NULL REFERENCES patient (patientunitstayid),
  drugname TEXT,
  allergyname TEXT NOT NULL,
  allergytime TIMESTAMP NOT NULL
);
CREATE TABLE cost (
  costid INTEGER NOT NULL PRIMARY KEY,
  uniquepid TEXT NOT NULL,
  patienthealthsystemstayid INTEGER NOT NULL,
  eventtype TEXT NOT NULL,
  eventid INTEGER NOT NULL,
  chargetime TIMESTAMP NOT NULL,
  cost REAL NOT NULL
);
CREATE TABLE medication (
  medicationid INTEGER NOT NULL PRIMARY KEY,
  patientunitstayid INTEGER NOT NULL REFERENCES patient (patientunitstayid),
  drugname TEXT NOT NULL,
  dosage TEXT NOT NULL,
  routeadmin TEXT NOT NULL,
  drugstarttime TIMESTAMP,
  drugstoptime TIMESTAMP
);
CREATE TABLE intakeoutput (
  intakeoutputid INTEGER NOT NULL PRIMARY KEY,
  patientunitstayid INTEGER NOT NULL REFERENCES patient (patientunitstayid),
  cellpath TEXT NOT NULL,
  celllabel TEXT NOT NULL,
  cellvaluenumeric REAL NOT NULL,
  intakeoutputtime TIMESTAMP NOT NULL
);
CREATE TABLE microlab (
  microlabid INTEGER NOT NULL PRIMARY KEY,
  patientunitstayid INTEGER NOT NULL REFERENCES patient (patientunitstayid),
  culturesite TEXT NOT NULL,
  organism TEXT NOT NULL,
  culturetakentime TIMESTAMP NOT NULL
);
CREATE TABLE vitalperiodic (
  vitalperiodicid INTEGER NOT NULL PRIMARY KEY,
  patientunitstayid INTEGER NOT NULL REFERENCES patient (patientunitstayid),
  temperature REAL,
  sao2 INTEGER,
  heartrate INTEGER,
  respiration INTEGER,
  systemicsystolic INTEGER,
  systemicdiastolic INTEGER,
  systemicmean INTEGER,
  observationtime TIMESTAMP NOT NULL
);
INSERT INTO patient VALUES
  ('sim-001', 9101, 5001, 'female', '34', 'hispanic', 70, 301, 165.1, 'emergency department', 'alive', 61.2, 60.8,
   '2105-03-02 08:10:00', '2105-03-04 16:00:00', '2105-03-02 06:30:00', '2105-03-05 12:00:00'),
  ('sim-002', 9102, 5002, 'male', '71', 'caucasian', 70, 301, 178.0, 'direct admit', 'expired', 88.4, NULL,
   '2105-03-10 21:45:00', '2105-03-15 03:20:00', '2105-03-10 19:00:00', '2105-03-15 03:20:00'),
  ('sim-003', 9103, 5003, 'female', '58', 'asian', 70, 305, 158.4, 'floor', 'alive', 55.0, 54.1,
   '2105-04-01 11:05:00', '2105-04-02 09:30:00', '2105-03-30 14:15:00', '2105-04-06 10:00:00'),
  ('sim-004', 9104, 5004, 'male', '45', 'african american', 71, 412, 182.9, 'emergency department', 'alive', 97.3, 96.0,
   '2105-05-17 02:30:00', '2105-05-18 18:40:00', '2105-05-17 01:05:00', '2105-05-20 15:10:00'),
  ('sim-004', 9105, 5005, 'male', '45', 'african american', 71, 412, 182.9, 'operating room', NULL, 98.1, NULL,
   '2105-11-08 13:00:00', NULL, '2105-11-08 07:20:00', NULL),
  ('sim-005', 9106, 5006, 'female', '80', NULL, 71, 415, NULL, 'other hospital', 'alive', 49.7, 50.2,
   '2105-06-23 17:25:00', '2105-06-27 11:50:00', '2105-06-23 17:25:00', '2105-06-29 09:00:00');
INSERT INTO diagnosis VALUES
  (1, 5001, 'diabetic ketoacidosis', '2105-03-02 09:00:00', '250.13'),
  (2, 5002, 'septic shock', '2105-03-10 22:30:00', '785.52'),
  (3, 5002, 'acute renal failure', '2105-03-11 06:00:00', '584.9'),
  (4, 5003, 'pneumonia', '2105-04-01 12:00:00', '486'),
  (5, 5004, 'chest pain', '2105-05-17 03:00:00', '786.50'),
  (6, 5005, 'coronary artery disease', '2105-11-08 13:30:00', '414.00'),
  (7, 5006, 'pneumonia', '2105-06-23 18:00:00', '486');
INSERT INTO treatment VALUES
  (1, 5001, 'insulin infusion', '2105-03-02 09:10:00'),
  (2, 5002, 'vasopressors', '2105-03-10 22:40:00'),
  (3, 5002, 'mechanical ventilation', '2105-03-11 01:15:00'),
  (4, 5003, 'antibacterials', '2105-04-01 12:20:00'),
  (5, 5006, 'antibacterials', '2105-06-23 18:30:00'),
  (6, 5006, 'oxygen therapy', '2105-06-23 18:35:00');
INSERT INTO lab VALUES
  (1, 5001, 'glucose', 486.0, '2105-03-02 08:30:00'),
  (2, 5001, 'glucose', 182.0, '2105-03-03 06:00:00'),
  (3, 5001, 'potassium', 5.4, '2105-03-02 08:30:00'),
  (4, 5002, 'lactate', 6.1, '2105-03-10 22:00:00'),
  (5, 5002, 'creatinine', 3.2, '2105-03-11 05:30:00'),
  (6, 5003, 'wbc x 1000', 15.8, '2105-04-01 11:30:00'),
  (7, 5004, 'troponin - i', 0.02, '2105-05-17 02:50:00'),
  (8, 5006, 'wbc x 1000', 13.1, '2105-06-23 17:45:00'),
  (9, 5006, 'potassium', 3.9, '2105-06-23 17:45:00');
INSERT INTO allergy VALUES
  (1, 5003, 'penicillin v potassium', 'penicillins', '2105-04-01 11:10:00'),
  (2, 5006, NULL, 'latex', '2105-06-23 17:40:00');
INSERT INTO cost VALUES
  (1, 'sim-001', 9101, 'lab', 1, '2105-03-02 08:30:00', 11.5),
  (2, 'sim-001', 9101, 'treatment', 1, '2105-03-02 09:10:00', 240.0),
  (3, 'sim-002', 9102, 'treatment', 3, '2105-03-11 01:15:00', 1250.0),
  (4, 'sim-003', 9103, 'diagnosis', 4, '2105-04-01 12:00:00', 75.25),
  (5, 'sim-005', 9106, 'lab', 8, '2105-06-23 17:45:00', 14.0);
INSERT INTO medication VALUES
  (1, 5001, 'insulin regular human', '5 units/hr', 'iv', '2105-03-02 09:15:00', '2105-03-03 09:00:00'),
  (2, 5002, 'norepinephrine', '8 mcg/min', 'iv', '2105-03-10 22:45:00', '2105-03-15 03:00:00'),
  (3, 5003, 'azithromycin', '500 mg', 'iv', '2105-04-01 12:30:00', '2105-04-02 09:00:00'),
  (4, 5004, 'aspirin', '325 mg', 'po', '2105-05-17 03:05:00', '2105-05-18 18:00:00'),
  (5, 5005, 'aspirin', '81 mg', 'po', '2105-11-08 14:00:00', NULL),
  (6, 5006, 'ceftriaxone', '1 g', 'iv', '2105-06-23 18:40:00', '2105-06-27 11:00:00');
INSERT INTO intakeoutput VALUES
  (1, 5001, 'flowsheet|intake (ml)', 'saline', 1000.0, '2105-03-02 10:00:00'),
  (2, 5001, 'flowsheet|output (ml)', 'urine', 650.0, '2105-03-02 14:00:00'),
  (3, 5002, 'flowsheet|output (ml)', 'urine', 40.0, '2105-03-11 04:00:00');
INSERT INTO microlab VALUES
  (1, 5002, 'blood, venipuncture', 'escherichia coli', '2105-03-10 22:15:00'),
  (2, 5003, 'sputum, expectorated', 'streptococcus pneumoniae', '2105-04-01 13:00:00');
INSERT INTO vitalperiodic VALUES
  (1, 5001, 36.9, 98, 118, 28, 104, 62, 76, '2105-03-02 08:20:00'),
  (2, 5002, 39.1, 91, 131, 30, 78, 41, 53, '2105-03-10 22:00:00'),
  (3, 5003, 38.4, 93, 102, 24, 121, 70, 87, '2105-04-01 11:20:00'),
  (4, 5004, 36.7, 99, 84, 16, 142, 88, 106, '2105-05-17 02:45:00'),
  (5, 5006, 38.0, 90, 96, 26, 133, 71, 92, '2105-06-23 17:30:00');
